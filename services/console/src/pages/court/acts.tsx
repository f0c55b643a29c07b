import { Link } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ActOrder, Reader } from "../../court/acts/act.js";
import { type ActName, isOffered } from "../../court/acts/acts.js";
import { isVersionKind, isVersionOpen, type VersionKind } from "../../court/acts/version-kinds.js";
import { actPath } from "./act-form.js";

type Offered = ActName | VersionKind;

export interface ActsProps {
  readonly order: ActOrder;
  readonly party: Reader;
  readonly names: readonly Offered[];
  /** What the acts are about, where it is not the whole order. */
  readonly of?: string;
  /** What it is in words, so that each link says by itself what it does. */
  readonly about?: string | undefined;
}

/** Links to what the reader may do now: to nothing where that is nothing. */
export function Acts({ order, party, names, of = "", about }: ActsProps) {
  const { t } = useTranslation();
  const on = { order, of, scopes: party.scopes, court: party.id };
  const mayJudge = party.scopes.includes("orders:grant");
  const offered = names.filter((name) =>
    isVersionKind(name) ? mayJudge && isVersionOpen(name, on) : isOffered(name, on),
  );
  const textOf = (name: Offered) => t(isVersionKind(name) ? `court.version.${name}.link` : `court.act.${name}.link`);
  if (offered.length === 0) return null;
  return (
    <ul className="acts">
      {offered.map((name) => (
        <li key={name}>
          <Link
            href={actPath(order, name, of)}
            {...(about === undefined ? {} : { "aria-label": `${textOf(name)}: ${about}` })}
          >
            {textOf(name)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
