import type { EntityManager } from "@exparte/database";
import { instant } from "@exparte/dutch-time";
import type { CodeOfConduct } from "../../rules/code-of-conduct/code-of-conduct.js";
import { CodeOfConductRow } from "../rows.js";

/** Every version, oldest first. There are few, so all are read. */
export async function loadCodesOfConduct(em: EntityManager): Promise<CodeOfConduct[]> {
  const rows = await em.find(CodeOfConductRow, {}, { orderBy: { version: "asc" } });
  return rows.map(({ version, text, url, inForceFrom, objectionWindow, answerNoticesWithin, publishedAt }) => ({
    version,
    ...(text == null ? {} : { text }),
    ...(url == null ? {} : { url }),
    inForceFrom: instant(inForceFrom),
    objectionWindow,
    answerNoticesWithin,
    publishedAt: instant(publishedAt),
  }));
}

export function addCodeOfConduct(em: EntityManager, code: CodeOfConduct): void {
  em.create(CodeOfConductRow, {
    version: code.version,
    text: code.text ?? null,
    url: code.url ?? null,
    inForceFrom: new Date(code.inForceFrom),
    objectionWindow: code.objectionWindow,
    answerNoticesWithin: code.answerNoticesWithin,
    publishedAt: new Date(code.publishedAt),
  });
}
