/** The name of the hidden field with the session's token against forged requests (CSRF). */
export const CSRF_FIELD = "csrf";
