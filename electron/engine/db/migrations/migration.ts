/** One numbered step (by tens) that brings a case one version on; it runs in one transaction with its own record. */
export interface Migration {
  readonly id: number
  readonly name: string
  readonly sql: string
}
