export { type Actor, type PartyId, type PartyOf, partyKey, requireParty, requireScope } from "./actor.js";
export { bearerToken } from "./bearer-token.js";
export { type ClientCredentialsOptions, clientCredentials } from "./client-credentials.js";
export { ISSUER_PATHS, type OwnIssuer, type OwnIssuerOptions, type OwnToken, ownIssuer } from "./own-issuer.js";
export { AUTH_REFUSALS } from "./refusals.js";
export {
  askRegistry,
  type Party,
  type RegisteredParties,
  type RegistryOptions,
  registeredOnly,
  registeredParties,
} from "./registered-parties.js";
export {
  CODE_PARTIES,
  TOKEN_LONGEST_LIFE_SECONDS,
  type TokenVerifierOptions,
  tokenVerifier,
  type VerifyToken,
} from "./token-verifier.js";
