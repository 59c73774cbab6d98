import type { VerifyResult } from '../../shared/contract/bundle.ts'
import { Banner } from './Banner.tsx'
import { Hash } from './Hash.tsx'
import { grouped } from './progress-text.ts'
import { Table } from './Table.tsx'
import css from './VerifyReport.module.css'

const kinds: Record<VerifyResult['faults'][number]['kind'], string> = {
  changed: 'Changed',
  missing: 'Missing',
  added: 'Added',
  structure: 'Structure',
}

/** What a verification found: whole, or every fault by file. */
export function VerifyReport({ result }: { result: VerifyResult }) {
  const { whole, files, faults, manifestSha256, folder } = result
  return (
    <section aria-label="Verification" data-testid="verify-report" className={css.report}>
      <Banner
        kind={whole ? 'good' : 'error'}
        message={
          whole
            ? `Whole: all ${grouped(files)} files are as they were written.`
            : `Not whole: ${grouped(faults.length)} ${faults.length === 1 ? 'fault' : 'faults'}.`
        }
        advice={<bdi>{folder}</bdi>}
      />
      {!whole && (
        <Table
          caption="Faults"
          captionHidden
          columns={[
            {
              id: 'kind',
              title: 'Fault',
              cell: ({ kind }) => kinds[kind],
              sort: ({ kind }) => kind,
              width: '88px',
            },
            {
              id: 'file',
              title: 'File',
              cell: ({ file }) => <bdi>{file}</bdi>,
              sort: ({ file }) => file,
              mono: true,
            },
            { id: 'what', title: 'What', cell: ({ what }) => what },
          ]}
          rows={faults}
          rowKey={({ kind, file, what }) => `${kind} ${file} ${what}`}
        />
      )}
      <p>
        SHA-256 of its manifest: <Hash value={manifestSha256} what="SHA-256" head={0} tail={0} />
      </p>
    </section>
  )
}
