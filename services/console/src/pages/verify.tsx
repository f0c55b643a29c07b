import {
  Alert,
  Button,
  DataList,
  DataListItem,
  DataListKey,
  DataListValue,
  FormField,
  FormFieldDescription,
  FormFieldErrorMessage,
  FormLabel,
  Heading1,
  Heading2,
  Link,
  Paragraph,
  Textarea,
} from "@utrecht/component-library-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SealCheckFragment } from "../graph/documents.js";
import type { SealedContent } from "../verify/sealed-content.js";
import { ALERT_OF, type Standing, type Verdict, verdictOn } from "../verify/verdict.js";
import { type Language, momentText } from "../words/words.js";
import { FORM_ID } from "./layout.js";

export type VerifyProblem = "empty" | "malformed" | "respelled" | "tooLong" | "tooMuch" | "unavailable";

export interface VerifyProps {
  readonly language: Language;
  /** What the visitor entered, as it was typed. */
  readonly typed?: string;
  readonly problem?: { readonly kind: VerifyProblem; readonly seconds?: number };
  readonly told?: Told;
}

export interface Told {
  readonly check: SealCheckFragment;
  readonly digest: string;
  /** The whole seal, where the visitor gave that. */
  readonly seal?: string;
  readonly content?: SealedContent | undefined;
}

export function Verify({ language, typed = "", problem, told }: VerifyProps) {
  const { t } = useTranslation();
  if (told !== undefined) return <ToldOfSeal language={language} told={told} typed={typed} />;
  return (
    <>
      <Heading1>{t("verify.title")}</Heading1>
      <Paragraph appearance="lead">{t("verify.lead")}</Paragraph>
      <Question typed={typed} problem={problem} />
    </>
  );
}

function Question({ typed, problem }: { typed: string; problem: VerifyProps["problem"] | undefined }) {
  const { t } = useTranslation();
  const wrong =
    problem === undefined ? undefined : t(`verify.errors.${problem.kind}`, { seconds: problem.seconds ?? 10 });
  return (
    <form id={FORM_ID} className="flow" method="post" action="/verify" noValidate>
      {wrong === undefined ? null : (
        <Alert type="error" role="alert" className="problem">
          <Heading2>{t("verify.problem")}</Heading2>
          <Paragraph>
            <Link href="#seal">{wrong}</Link>
          </Paragraph>
        </Alert>
      )}
      <FormField invalid={wrong !== undefined}>
        <FormLabel htmlFor="seal">{t("verify.label")}</FormLabel>
        <FormFieldDescription id="seal-hint">{t("verify.hint")}</FormFieldDescription>
        {wrong === undefined ? null : <FormFieldErrorMessage id="seal-wrong">{wrong}</FormFieldErrorMessage>}
        <Textarea
          id="seal"
          name="seal"
          rows={5}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          aria-describedby={wrong === undefined ? "seal-hint" : "seal-hint seal-wrong"}
          {...(wrong === undefined ? {} : { invalid: true })}
          defaultValue={typed}
        />
      </FormField>
      {/* Shown by the script, as only the browser can take a seal out of a file. */}
      <FormField id="file-field" hidden>
        <FormLabel htmlFor="file">{t("verify.file")}</FormLabel>
        <FormFieldDescription id="file-hint">{t("verify.fileHint")}</FormFieldDescription>
        <input
          id="file"
          type="file"
          accept=".pdf,.jws,application/pdf,application/jose"
          aria-describedby="file-hint file-wrong"
        />
        <p id="file-wrong" className="utrecht-form-field-error-message" role="alert" hidden>
          {t("verify.noSealInFile")}
        </p>
      </FormField>
      <Button type="submit" appearance="primary-action-button">
        {t("verify.submit")}
      </Button>
    </form>
  );
}

function ToldOfSeal({ language, told, typed }: { language: Language; told: Told; typed: string }) {
  const { t } = useTranslation();
  const { check, content } = told;
  const verdict = verdictOn(check);
  const { standing } = check;
  const versions = { version: standing?.version ?? 0, current: standing?.currentVersion ?? 0 };
  return (
    <>
      <Alert type={ALERT_OF[verdict]} className={`verdict verdict--${ALERT_OF[verdict]}`}>
        <Heading1>{t(`verify.verdict.${verdict}`)}</Heading1>
        <Paragraph>
          {t(`verify.meaning.${verdict}`, versions)}
          {verdict === "lifted" ? ` ${t(`verify.because.${standing?.liftedBecause ?? "other"}`)}` : null}
        </Paragraph>
      </Alert>
      <Heading2>{t("verify.nextTitle")}</Heading2>
      <Paragraph>{t(`verify.next.${NEXT_OF[verdict]}`, versions)}</Paragraph>
      {verdict === "notGenuine" ? null : (
        <Paragraph>
          <Link href="/order-received">{t("verify.next.guide")}</Link>
        </Paragraph>
      )}
      {standing ? <Facts language={language} standing={standing} told={told} /> : <NoFacts digest={told.digest} />}
      <Checked told={told} />
      {content === undefined ? null : <Content content={content} />}
      <form id={FORM_ID} method="post" action="/verify" hidden>
        <textarea id="seal" name="seal" defaultValue={typed} />
      </form>
      <Paragraph>
        <Link href="/verify">{t("verify.again")}</Link>
      </Paragraph>
    </>
  );
}

const NEXT_OF = {
  inForce: "inForce",
  final: "inForce",
  superseded: "superseded",
  suspended: "suspended",
  lifted: "ended",
  lapsed: "ended",
  notGenuine: "notGenuine",
} as const satisfies Record<Verdict, string>;

function Facts({ language, standing, told }: { language: Language; standing: Standing; told: Told }) {
  const { t } = useTranslation();
  const { courtName, status, since, issuedAt, key } = standing;
  const { keyRevokedAt } = told.check;
  const name = t(`verify.status.${status}`);
  return (
    <>
      <Heading2>{t("verify.factsTitle")}</Heading2>
      <DataList appearance="rows">
        <Fact name={t("verify.facts.court")}>{courtName}</Fact>
        <Fact name={t("verify.facts.status")}>
          {since ? t("verify.facts.statusSince", { status: name, moment: momentText(since, language) }) : name}
        </Fact>
        <Fact name={t("verify.facts.version")}>
          {t(`verify.facts.${versionWords(told.check)}`, versionsOf(standing))}
        </Fact>
        <Fact name={t("verify.facts.issuedAt")}>{momentText(issuedAt, language)}</Fact>
        <Fact name={t("verify.facts.digest")}>
          <code>{told.digest}</code>
        </Fact>
        {key ? (
          <Fact name={t("verify.facts.key")}>
            <code>{String(key.kid)}</code>
            {keyRevokedAt ? (
              <span className="beside">
                {t("verify.facts.keyRevoked", { moment: momentText(keyRevokedAt, language) })}
              </span>
            ) : null}
          </Fact>
        ) : null}
      </DataList>
      <Paragraph appearance="small">{t("verify.facts.time")}</Paragraph>
    </>
  );
}

const versionsOf = ({ version, currentVersion }: Standing) => ({ version, current: currentVersion });

function versionWords({ isCurrentVersion, inForce }: SealCheckFragment): "onlyVersion" | "oldVersion" | "lastVersion" {
  if (!isCurrentVersion) return "oldVersion";
  return inForce ? "onlyVersion" : "lastVersion";
}

function NoFacts({ digest }: { readonly digest: string }) {
  const { t } = useTranslation();
  return (
    <DataList appearance="rows">
      <Fact name={t("verify.facts.digest")}>
        <code>{digest}</code>
      </Fact>
    </DataList>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <DataListItem>
      <DataListKey>{name}</DataListKey>
      <DataListValue>{children}</DataListValue>
    </DataListItem>
  );
}

/** The script verifies the seal with the key that stands here, and shows which of the sentences is true. */
function Checked({ told: { check, seal } }: { readonly told: Told }) {
  const { t } = useTranslation();
  const key = check.standing?.key;
  return (
    <>
      <Heading2>{t("verify.checkedTitle")}</Heading2>
      <Paragraph>{t(check.genuine ? "verify.checked.server" : "verify.checked.serverUnknown")}</Paragraph>
      {check.genuine && key ? (
        seal === undefined ? (
          <Paragraph>{t("verify.checked.digestOnly")}</Paragraph>
        ) : (
          <div id="browser-check" className="flow" data-key={JSON.stringify(key)} aria-live="polite">
            <Paragraph data-when="off">{t("verify.checked.browserOff")}</Paragraph>
            <Paragraph data-when="busy" hidden>
              {t("verify.checked.browserBusy")}
            </Paragraph>
            <Paragraph data-when="verified" hidden>
              {t("verify.checked.browserVerified")}
            </Paragraph>
            <Alert type="error" data-when="failed" hidden>
              <Paragraph>{t("verify.checked.browserFailed")}</Paragraph>
            </Alert>
            <Paragraph data-when="cannot" hidden>
              {t("verify.checked.browserCannot")}
            </Paragraph>
          </div>
        )
      ) : null}
    </>
  );
}

/** The court's own texts, which may hold anything: shown as text, and never as a link. */
function Content({
  content: { caseNumber, judge, legalBasis, reasons, targets, answerKeys },
}: {
  readonly content: SealedContent;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Heading2>{t("verify.contentTitle")}</Heading2>
      <Paragraph>{t("verify.contentLead")}</Paragraph>
      <DataList appearance="rows" className="sealed">
        <Fact name={t("verify.content.caseNumber")}>
          <bdi>{caseNumber}</bdi>
        </Fact>
        <Fact name={t("verify.content.judge")}>
          <bdi>{judge}</bdi>
        </Fact>
        <Fact name={t("verify.content.legalBasis")}>
          <bdi>{legalBasis}</bdi>
        </Fact>
        <Fact name={t("verify.content.reasons")}>
          <bdi>{reasons}</bdi>
        </Fact>
        <Fact name={t("verify.content.targets")}>
          {targets.length === 0 ? (
            t("verify.content.noTargets")
          ) : (
            <ul>
              {[...new Set(targets)].map((target) => (
                <li key={target}>
                  <bdi>{target}</bdi>
                </li>
              ))}
            </ul>
          )}
        </Fact>
        {answerKeys.length === 0 ? null : (
          <Fact name={t("verify.content.answerKey")}>
            {t("verify.content.answerKeyText")}
            <ul>
              {answerKeys.map(({ thumbprint, of }) => (
                <li key={thumbprint}>
                  <code>{thumbprint}</code>
                  <span className="beside">{t(`verify.content.answerKeyOf.${of}`)}</span>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </DataList>
    </>
  );
}
