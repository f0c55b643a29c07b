/** Whether there is nothing to be seen in a text: spaces, control and format characters, fillers, the blank of braille. */
export function isBlank(value: string): boolean {
  return /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(value);
}

/** Whether a text says something, is no longer than that, and can be stored: PostgreSQL takes no U+0000 and no half pair. */
export function isPlainText(value: string, maxLength: number): boolean {
  return !isBlank(value) && value.length <= maxLength && !value.includes("\0") && value.isWellFormed();
}

/** Ids that a service makes or an operator registers: they become names of streams and parameters of queries. */
export function isId(value: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(value);
}
