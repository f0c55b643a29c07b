export { canonicalText } from "./canonical-text.js";
export { isId, isPlainText } from "./plain-text.js";
