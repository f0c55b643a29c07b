import { DataListItem, DataListKey, DataListValue } from "@utrecht/component-library-react";
import type { ReactNode } from "react";
import { type Language, lengthText, momentText } from "../../words/words.js";

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <DataListItem>
      <DataListKey>{name}</DataListKey>
      <DataListValue>{children}</DataListValue>
    </DataListItem>
  );
}

/** Somebody's own text, which may hold anything: shown as text, and never as a link. */
export function TextFact({ name, text }: { readonly name: string; readonly text: string | null }) {
  return text === null ? null : (
    <Fact name={name}>
      <bdi>{text}</bdi>
    </Fact>
  );
}

export function MomentFact({
  name,
  at,
  language,
}: {
  readonly name: string;
  readonly at: string | null;
  readonly language: Language;
}) {
  return at === null ? null : <Fact name={name}>{momentText(at, language)}</Fact>;
}

/** What the words of a step or a state name: the moment, and how far away it is. */
export function momentWords(at: string | undefined, now: Date, language: Language): { moment: string; left: string } {
  if (at === undefined) return { moment: "", left: "" };
  return { moment: momentText(at, language), left: lengthText(now, new Date(at), language) };
}
