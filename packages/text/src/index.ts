export { canonicalText } from "./canonical-text.js";
export { type CanonicalUrl, canonicalUrl } from "./canonical-url.js";
export { isFileReference, isOpaqueReference, OPAQUE_REFERENCE } from "./opaque-reference.js";
export { isBlank, isId, isLabel, isPlainText } from "./plain-text.js";
