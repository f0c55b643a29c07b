import { type RefusalTable, refusals } from "@exparte/refusal";

export const GATEWAY_REFUSALS = {
  UPSTREAM_LOST:
    "The connection to a service was lost while it worked; a subscription comes back with its last position, a mutation may be repeated.",
  UPSTREAM_UNAVAILABLE: "A service cannot be reached, so nothing was asked of it; try again shortly.",
  SLOW_CONSUMER: "The client reads more slowly than it is sent to; read faster, and come back with the last position.",
  GOING_DOWN: "The gateway is going down for a restart; come back at once, a subscription with its last position.",
  BODY_TOO_LARGE: "The request body is larger than the limit; send less at a time.",
  BAD_REQUEST:
    "This is not a GraphQL request as it is sent over HTTP; the message says why. Correct it and send it again.",
  PARAMETER_UNKNOWN:
    "The public report is downloaded by `from` and `until` alone; leave out the parameter that the message names.",
  QUERY_TOO_DEEP: "The operation nests deeper than the limit; ask for fewer levels, or in two operations.",
  QUERY_TOO_COSTLY: "The operation could return too much at once; ask for shorter pages or fewer fields.",
  QUERY_TOO_MANY_ALIASES: "The operation asks for the same fields under too many names; split it.",
  QUERY_TOO_LONG: "The operation's text has too many tokens; split it.",
  TOO_MANY_OPERATIONS:
    "The socket carries too many operations at once, or your party has too many over all its sockets and event streams; complete some.",
  TOO_MANY_SOCKETS:
    "Your party has too many websockets open, or your address too many that have not said who they are; close some.",
  TOO_MANY_MESSAGES: "The websocket sends messages or pings faster than the limit; send fewer, over a new one.",
  QUERY_TOO_INTRICATE:
    "The operation spreads too many fragments, repeats too many fields or carries too many directives; ask for each thing once, or split it.",
  INTROSPECTION_OFF: "This hub does not tell its schema; it is published in `gateway/supergraph.graphql`.",
  RATE_LIMITED:
    "Too much was asked at once from this address without a valid token, or by this party; come back after `retryAfterSeconds`.",
  PERSISTED_QUERY_NOT_SUPPORTED: "The hub keeps no operations under their digests; send the text of the operation.",
  INTERNAL_SERVER_ERROR: "Something nobody foresaw; report the request id to the operator of the hub.",
} as const satisfies RefusalTable;

export const refuse = refusals(GATEWAY_REFUSALS);
