import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { registrationOf } from "./registration.js";

const words = (line: string) => line.split(" ");
const refused = (code: string, field: string) => expect.objectContaining({ code, facts: { field } });

const files = mkdtempSync(join(tmpdir(), "exparte-register-"));
function fileOf(content: string): string {
  const file = join(files, `${Math.random()}.json`);
  writeFileSync(file, content);
  return file;
}
const PUBLIC = { kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", kid: "2026-1" };

describe("npm run register", () => {
  it("sends a court, with its instance if one is given", async () => {
    expect(await registrationOf(["court", "--id", "rb-utrecht", "--name", "Rechtbank Midden-Nederland"])).toEqual({
      mutation: "registerCourt",
      inputType: "CourtInput",
      input: { id: "rb-utrecht", name: "Rechtbank Midden-Nederland" },
      named: "id",
    });
    const { input } = await registrationOf(words("court --id gh-x --name X --instance COURT_OF_APPEAL"));
    expect(input).toEqual({ id: "gh-x", name: "X", instance: "COURT_OF_APPEAL" });
  });

  it("sends a platform with all its domains and languages, connected unless it says otherwise", async () => {
    const line =
      "platform --id clipsite --name Clipsite --kind VIDEO --domain a.example --domain b.example --language nl --email x@a.example";
    expect((await registrationOf(words(line))).input).toEqual({
      id: "clipsite",
      name: "Clipsite",
      kind: "VIDEO",
      domains: ["a.example", "b.example"],
      languages: ["nl"],
      connected: true,
      contactPoint: { email: "x@a.example", languages: ["nl"] },
    });
    const unconnected = "platform --id s --name S --kind WEBSITE --domain s.example --language nl --unconnected";
    const { input } = await registrationOf(words(unconnected));
    expect(input).toMatchObject({ connected: false });
    expect(input).not.toHaveProperty("contactPoint");
  });

  it("sends a public key from its file, for a party and with its validity", async () => {
    const file = fileOf(JSON.stringify(PUBLIC));
    const line = `key --party platform:clipsite --jwk ${file} --valid-from 2026-12-01T00:00:00Z`;
    expect(await registrationOf(words(line))).toEqual({
      mutation: "registerKey",
      inputType: "RegisterKeyInput",
      input: { party: { type: "PLATFORM", id: "clipsite" }, jwk: PUBLIC, validFrom: "2026-12-01T00:00:00Z" },
      named: "kid",
    });
  });

  it.each([
    ["", "what"],
    ["toString", "what"],
    ["court --id x", "name"],
    ["court --id x --name X --colour red", "option"],
    ["platform --id x --name X --kind VIDEO --language nl", "domain"],
    ["key --party clipsite --jwk none.json", "party"],
    ["key --party platform:clip:site --jwk none.json", "party"],
  ])("refuses %j, names what is wrong, and shows how it is written", async (line, field) => {
    await expect(registrationOf(words(line))).rejects.toThrow(refused("COMMAND_INVALID", field));
    await expect(registrationOf(words(line))).rejects.toThrow(/npm run register -- court/);
  });

  it("keeps a private key where it is", async () => {
    const secret = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
    const file = fileOf(JSON.stringify({ ...PUBLIC, d: secret }));
    const registering = registrationOf(words(`key --party court:x --jwk ${file}`));
    await expect(registering).rejects.toThrow(refused("PRIVATE_KEY_REFUSED", "jwk"));
    await expect(registering).rejects.toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(secret) }),
    );
  });

  it.each(["no JSON", "[]", "null", '"text"'])("refuses the file of a key that holds %s", async (content) => {
    const registering = registrationOf(words(`key --party court:x --jwk ${fileOf(content)}`));
    await expect(registering).rejects.toThrow(refused("KEY_FILE_INVALID", "jwk"));
  });

  it("refuses the file of a key that is not there", async () => {
    const registering = registrationOf(words(`key --party court:x --jwk ${join(files, "absent.json")}`));
    await expect(registering).rejects.toThrow(refused("KEY_FILE_INVALID", "jwk"));
  });
});
