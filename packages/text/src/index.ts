export { canonicalText } from "./canonical-text.js";
export { canonicalUrl } from "./canonical-url.js";
export { isBlank, isId, isPlainText } from "./plain-text.js";
