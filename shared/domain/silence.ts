const hour = 3_600_000

/** A silence in a list that is shown although its ends have rows elsewhere, milliseconds. */
export const silenceMs = 24 * hour

/** A silence that is shown where nothing at all is held for any of its ends, milliseconds: longer than a night. */
export const darkMs = 12 * hour
