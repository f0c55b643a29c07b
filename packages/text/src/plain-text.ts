/** Whether there is nothing to be seen in a text: spaces, control and format characters, fillers, the blank of braille. */
export function isBlank(value: string): boolean {
  return /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(value);
}

/** Whether a text says something, is no longer than that, and can be stored: PostgreSQL takes no U+0000 and no half pair. */
export function isPlainText(value: string, maxLength: number): boolean {
  return !isBlank(value) && value.length <= maxLength && !value.includes("\0") && value.isWellFormed();
}

/**
 * Whether a text is what a person reads as one name, number or reference on one line, and so cannot pass for another:
 * plain, and without control characters, line ends, marks of direction, joiners and whatever else has no shape
 * (Unicode TR 36, TR 39).
 */
export function isLabel(value: string, maxLength: number): boolean {
  return isPlainText(value, maxLength) && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(value);
}

/** Ids that a service makes or an operator registers: they become names of streams and parameters of queries. */
export function isId(value: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(value);
}
