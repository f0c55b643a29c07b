import { Link } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { type ActOrder, goesOn } from "../../court/acts/act.js";
import { type ActName, isOffered } from "../../court/acts/acts.js";
import { isPending } from "../../court/acts/opposition-acts.js";
import { actPath } from "./act-form.js";

type Offered = ActName | "change" | "modify";

export interface ActsProps {
  readonly order: ActOrder;
  readonly scopes: readonly string[];
  readonly names: readonly Offered[];
  /** What the acts are about, where it is not the whole order. */
  readonly of?: string;
  /** What it is in words, so that each link says by itself what it does. */
  readonly about?: string | undefined;
}

/** Links to what the reader may do now: to nothing where that is nothing. */
export function Acts({ order, scopes, names, of = "", about }: ActsProps) {
  const { t } = useTranslation();
  const on = { order, of, scopes };
  const mayJudge = scopes.includes("orders:grant");
  const offered = names.filter((name) => {
    if (name === "change") return mayJudge && goesOn(on);
    if (name === "modify") return mayJudge && isPending(on);
    return isOffered(name, on);
  });
  if (offered.length === 0) return null;
  return (
    <ul className="acts">
      {offered.map((name) => (
        <li key={name}>
          <Link
            href={actPath(order, name, of)}
            {...(about === undefined
              ? {}
              : {
                  "aria-label": `${t(name === "change" || name === "modify" ? `court.version.${name}.link` : `court.act.${name}.link`)}: ${about}`,
                })}
          >
            {t(name === "change" || name === "modify" ? `court.version.${name}.link` : `court.act.${name}.link`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
