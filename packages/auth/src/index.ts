export { type Actor, type PartyId, type PartyOf, partyKey, requireParty, requireScope } from "./actor.js";
export { bearerToken } from "./bearer-token.js";
export { type ClientCredentialsOptions, clientCredentials } from "./client-credentials.js";
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
  TOKEN_LONGEST_LIFE_SECONDS,
  type TokenVerifierOptions,
  tokenVerifier,
  type VerifyToken,
} from "./token-verifier.js";
