import { parse } from "tldts";
import { refuse } from "./refusals.js";

/*
 * A domain is kept in the form in which a URL's host is compared: lower case, international names in Punycode
 * (WHATWG URL), without a closing dot. It covers the host of that name and every host below it.
 */

const HOST_LENGTH_MAX = 253;
const LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
const HOST_NAME = new RegExp(`^(?:${LABEL}\\.)+${LABEL}$`);

/** The normal form of a domain as an operator writes it. Refuses with DOMAIN_INVALID. */
export function checkDomain(text: string, field: string): string {
  const written = text.trim();
  // A bare domain holds nothing that URL parsing would mend or split off.
  const bare = /^[^\s:/?#@\\%[\]]+$/.test(written);
  const host = bare ? hostNameOf(URL.parse(`https://${written}/`)) : undefined;
  if (host === undefined || host.length > HOST_LENGTH_MAX || !HOST_NAME.test(host) || parse(host).isIp) {
    throw refuse(
      "DOMAIN_INVALID",
      `${field} "${written}" is no domain. Write a bare host name such as example.org: no scheme, port, path or IP address.`,
      { field, domain: written },
    );
  }
  // The owner of "co.uk" would own every site below it. A private suffix (a host's own, such as github.io) has one
  // owner.
  if (parse(host).publicSuffix === host) {
    throw refuse(
      "DOMAIN_INVALID",
      `${field} "${written}" is a public suffix that many parties share; name the domains below it.`,
      {
        field,
        domain: written,
      },
    );
  }
  return host;
}

/** The host of a place on the web, in the form of a domain; its port, path and user do not matter. Refuses with URL_INVALID. */
export function hostOf(text: string, field: string): string {
  const url = URL.parse(text);
  const host = hostNameOf(url);
  if (
    url === null ||
    host === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== "" ||
    url.password !== ""
  ) {
    throw refuse("URL_INVALID", `${field} must be an absolute http(s) URL without credentials.`, { field });
  }
  return host;
}

/** Every domain that covers a host, the longest first: the host itself, then each domain above it. */
export function domainsCovering(host: string): string[] {
  const labels = host.split(".");
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join("."));
}

function hostNameOf(url: URL | null): string | undefined {
  const host = url?.hostname.replace(/\.$/, "");
  return host === "" ? undefined : host;
}
