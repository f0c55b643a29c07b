import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitepress";

/** The pages of a folder by their own titles, so that a new page needs no entry here. */
function pagesOf(folder) {
  return readdirSync(new URL(`../${folder}/`, import.meta.url))
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .sort()
    .map((file) => {
      const text = readFileSync(new URL(`../${folder}/${file}`, import.meta.url), "utf8");
      return { text: /^# (.+)$/m.exec(text)?.[1] ?? file, link: `/${folder}/${file.replace(/\.md$/, "")}` };
    });
}

export default defineConfig({
  title: "Exparte",
  description: "The hub that carries court orders to online platforms",
  lang: "en",
  rewrites: { "decisions/README.md": "decisions/index.md" },
  // Pages point into the repository too; whether those files are there is for test/docs.test.ts to say.
  ignoreDeadLinks: [/\.\.\//],
  themeConfig: {
    search: { provider: "local" },
    sidebar: [
      { text: "Guides", items: pagesOf("guides") },
      { text: "Reference", items: pagesOf("reference") },
      {
        text: "How it is built",
        items: [
          { text: "Architecture", link: "/architecture" },
          { text: "Decisions", link: "/decisions/" },
          { text: "Measurements", link: "/performance" },
          { text: "Reliability", link: "/reliability" },
        ],
      },
    ],
  },
});
