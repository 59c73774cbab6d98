import { useOwn } from '../store/own.ts'
import { type ColumnLayout, firstLayout } from './columns.ts'

/** The columns of lists of messages, as this person has them. */
export function useLayout(): ColumnLayout {
  return useOwn((own) => own.columns) ?? firstLayout
}

export function setLayout(layout: ColumnLayout): void {
  useOwn.getState().setColumns({ shown: [...layout.shown], widths: { ...layout.widths } })
}
