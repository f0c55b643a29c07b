/** What a disclosure is checked and encrypted with, without anything that only a server has: for a page in a browser. */
export { type CipherBinding, encryptFor } from "./disclosure-cipher.js";
export { checkData, DATA_CATEGORIES, type DataCategory, type IdentityData } from "./disclosure-data.js";
