// Reads an OpenAPI document from standard input and says what is wrong with it, one finding a line.
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";

const validator = new Validator();
const found = await validator.validate(JSON.parse(readFileSync(0, "utf8")));
if (found.valid) console.log("OpenAPI " + validator.version);
else {
  for (const error of [found.errors].flat()) console.error(typeof error === "string" ? error : `${error.instancePath}: ${error.message}`);
  process.exit(1);
}
