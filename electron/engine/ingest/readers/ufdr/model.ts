/**
 * One `<model>` of a Cellebrite report: `field` and `multiField` values by name, and the models inside it by the name of the
 * `modelField` or `multiModelField` that they stand in.
 */
export interface Model {
  type: string
  /** id, deleted_state, decoding_confidence, source_index, file_id … */
  attributes: Map<string, string>
  fields: Map<string, string[]>
  models: Map<string, Model[]>
  /** Some of its bytes are not UTF-8, or are NUL. */
  damaged: boolean
}

export const newModel = (type: string): Model => ({
  type,
  attributes: new Map(),
  fields: new Map(),
  models: new Map(),
  damaged: false,
})

/** The first value of a field that is not empty, or null. */
export function value(model: Model, ...names: readonly string[]): string | null {
  for (const name of names) {
    const found = model.fields.get(name)?.find((each) => each !== '')
    if (found !== undefined) return found
  }
  return null
}

/** The models under any of these names. */
export const models = (model: Model, ...names: readonly string[]): Model[] =>
  names.flatMap((name) => model.models.get(name) ?? [])

/** A model as plain values, for JSON: what is kept of a model that no column is made of. */
export function plainModel(model: Model): Record<string, unknown> {
  const plain: Record<string, unknown> = Object.create(null)
  for (const name of ['id', 'deleted_state', 'file_id']) {
    const attribute = model.attributes.get(name)
    if (attribute !== undefined) plain[name] = attribute
  }
  for (const [name, values] of model.fields)
    if (values.length > 0) plain[name] = values.length === 1 ? values[0] : values
  for (const [name, list] of model.models) {
    if (list.length > 0) plain[name] = list.map((each) => ({ type: each.type, ...plainModel(each) }))
  }
  return plain
}
