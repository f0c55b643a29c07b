/** Whether a text holds nothing visible: only spaces, control and format characters, fillers, the blank of braille. */
export function isBlank(value: string): boolean {
  return /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(value);
}

/** Whether a text is visible, not too long, and storable: PostgreSQL refuses U+0000 and half a surrogate pair. */
export function isPlainText(value: string, maxLength: number): boolean {
  return !isBlank(value) && value.length <= maxLength && !value.includes("\0") && value.isWellFormed();
}

/**
 * Whether a person reads a text as one name, number or reference on one line, and cannot confuse it with another: it is
 * plain, and has no control characters, line ends, direction marks, joiners or other characters without a shape
 * (Unicode TR 36, TR 39).
 */
export function isLabel(value: string, maxLength: number): boolean {
  return isPlainText(value, maxLength) && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(value);
}

/** Ids that a service makes or an operator registers: they become names of streams and parameters of queries. */
export function isId(value: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(value);
}
