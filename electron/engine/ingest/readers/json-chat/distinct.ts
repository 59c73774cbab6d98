/** Names that two bear are told apart by their ids: who comes first in the file keeps the bare name. */
export class DistinctNames {
  readonly #owners = new Map<string, string>()

  name(name: string, id: string | null): string {
    if (id === null) return name
    const owner = this.#owners.get(name)
    if (owner === undefined) this.#owners.set(name, id)
    return owner === undefined || owner === id ? name : `${name} (${id})`
  }
}
