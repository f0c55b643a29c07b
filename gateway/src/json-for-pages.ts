import type { RequestHandler } from "express";

/**
 * A program that accepts only pages may open a link with a query in it, such as the QR code on a paper order. The
 * runtime would answer 406 with an empty body. Such a program gets JSON instead, which it can show.
 */
export const jsonForPages: RequestHandler = ({ headers, query }, _response, next) => {
  const accept = headers.accept ?? "";
  const takesPagesAlone =
    /\btext\/html\b/i.test(accept) && !/\*\/\*|\bapplication\/(\*|json|graphql-response)/i.test(accept);
  if (query.query !== undefined && takesPagesAlone) headers.accept = "application/json";
  next();
};
