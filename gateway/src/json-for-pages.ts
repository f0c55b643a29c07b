import type { RequestHandler } from "express";

/**
 * A link with a query in it, such as the QR code on a paper order, may be opened by what asks for pages and nothing else.
 * The runtime would answer 406 and an empty body; it is answered in JSON, which every such program can show.
 */
export const jsonForPages: RequestHandler = ({ headers, query }, _response, next) => {
  const accept = headers.accept ?? "";
  const takesPagesAlone =
    /\btext\/html\b/i.test(accept) && !/\*\/\*|\bapplication\/(\*|json|graphql-response)/i.test(accept);
  if (query.query !== undefined && takesPagesAlone) headers.accept = "application/json";
  next();
};
