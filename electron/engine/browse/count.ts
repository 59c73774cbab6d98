/**
 * How many messages a list of rows stands for, a message that was served more than once counted once. Every count of
 * messages comes from here. Rows are not matched with their twins, so each is a message of its own.
 */
export function countMessages(list: { readonly length: number }): number {
  return list.length
}
