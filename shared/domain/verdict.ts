/** What a rule says of a step: the state that it leads to, or why it may not be taken, as a sentence for the person. */
export type Verdict<State> =
  | { readonly ok: true; readonly to: State }
  | { readonly ok: false; readonly why: string }

/** Which states a step starts from, and where each of them leads. */
export type Moves<State extends string> = Readonly<Partial<Record<State, State>>>

/** 'proposed', 'proposed or returned', 'a, b or c'. */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
