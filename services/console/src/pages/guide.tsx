import {
  Heading1,
  Heading2,
  Link,
  Paragraph,
  UnorderedList,
  UnorderedListItem,
} from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";

export type Guide = "order" | "removed" | "harmed";

export const GUIDES = [
  { path: "/order-received", guide: "order" },
  { path: "/post-removed", guide: "removed" },
  { path: "/harmed", guide: "harmed" },
] as const satisfies readonly { path: string; guide: Guide }[];

interface Step {
  readonly title: string;
  readonly text: string;
  /** To where orders are verified. */
  readonly link?: string;
  /** To where whoever has a code enters it. */
  readonly code?: string;
}

export function GuidePage({ guide }: { readonly guide: Guide }) {
  const { t } = useTranslation();
  const steps: readonly Step[] = Object.values(t(`guides.${guide}.steps`, { returnObjects: true }));
  const also: readonly string[] = Object.values(t(`guides.${guide}.also`, { returnObjects: true }));
  return (
    <>
      <Heading1>{t(`guides.${guide}.title`)}</Heading1>
      <Paragraph appearance="lead">{t(`guides.${guide}.lead`)}</Paragraph>
      <ol className="steps" aria-label={t("guides.stepsLabel")}>
        {steps.map(({ title, text, link, code }) => (
          <li key={title}>
            <Heading2>{title}</Heading2>
            <Paragraph>{text}</Paragraph>
            {link === undefined ? null : (
              <Paragraph>
                <Link href="/verify">{link}</Link>
              </Paragraph>
            )}
            {code === undefined ? null : (
              <Paragraph>
                <Link href="/case">{code}</Link>
              </Paragraph>
            )}
          </li>
        ))}
      </ol>
      <Heading2>{t("guides.alsoTitle")}</Heading2>
      <UnorderedList>
        {also.map((text) => (
          <UnorderedListItem key={text}>{text}</UnorderedListItem>
        ))}
        <UnorderedListItem>
          <Link href="/case">{t("guides.code")}</Link>
        </UnorderedListItem>
      </UnorderedList>
    </>
  );
}
