import { mostMappingName } from '../../../../shared/domain/mapping.ts'
import { bridge } from '../../../api/bridge.ts'
import { PathBox } from '../../../components/PathBox.tsx'
import { TextArea } from '../../../components/TextArea.tsx'
import { TextField } from '../../../components/TextField.tsx'
import css from './Form.module.css'

/** Where a file came from: the same, most often, for all that lie in one archive or folder. */
export interface Origin {
  readonly supplier: string
  readonly tranche: string
  readonly exhibit: string
  readonly continuity: string
}

export interface ProvenanceText extends Origin {
  readonly images: string
  readonly mappingName: string
}

interface Props {
  text: ProvenanceText
  onText: (text: ProvenanceText) => void
  /** Where images are found unasked: beside the file in its archive or folder, or nowhere; null: the file is images itself. */
  beside: boolean | null
}

/** Where the file came from, its images, and the name under which its mapping is kept. */
export function Provenance({ text, onText, beside }: Props) {
  const set = (part: Partial<ProvenanceText>) => onText({ ...text, ...part })
  return (
    <section aria-label="Provenance" className={css.provenance}>
      <h3>Provenance</h3>
      {beside !== null && (
        <PathBox
          bridge={bridge}
          label="Images (a folder or a zip)"
          hint={
            beside
              ? 'Empty: those beside the file in its own archive or folder. Found by the names that the rows give.'
              : 'Found by the names that the rows give. Empty: none were served.'
          }
          value={text.images}
          onValue={(images) => set({ images })}
          request={{ want: 'file', title: 'Images: a folder or a zip' }}
        />
      )}
      <TextField
        label="Mapping name"
        maxLength={mostMappingName}
        value={text.mappingName}
        onValue={(mappingName) => set({ mappingName })}
        hint="Saved under it; the next file with these columns is recognised by it."
      />
      <div className={css.pair}>
        <TextField
          label="Supplier"
          maxLength={200}
          value={text.supplier}
          onValue={(supplier) => set({ supplier })}
        />
        <TextField
          label="Tranche"
          maxLength={200}
          value={text.tranche}
          onValue={(tranche) => set({ tranche })}
        />
      </div>
      <TextField
        label="Exhibit reference"
        maxLength={200}
        value={text.exhibit}
        onValue={(exhibit) => set({ exhibit })}
        hint="Producer's initials and number: ABC/1."
      />
      <TextArea
        label="Continuity"
        value={text.continuity}
        onValue={(continuity) => set({ continuity })}
        rows={2}
        maxLength={2000}
      />
    </section>
  )
}
