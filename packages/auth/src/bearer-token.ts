/**
 * The token in an `Authorization: Bearer …` header (RFC 6750, section 2.1), or undefined when there is none.
 * What follows the scheme is returned as it is: the verifier judges whether it is a token.
 */
export function bearerToken(authorizationHeader: string | undefined): string | undefined {
  return authorizationHeader?.match(/^bearer +(\S.*?) *$/i)?.[1];
}
