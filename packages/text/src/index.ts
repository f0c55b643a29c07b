export { canonicalText } from "./canonical-text.js";
export { canonicalUrl } from "./canonical-url.js";
export { isBlank, isId, isLabel, isPlainText } from "./plain-text.js";
