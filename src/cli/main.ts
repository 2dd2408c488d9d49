#!/usr/bin/env node
import "./assert-node";
import "reflect-metadata";

import { handleOutputErrors } from "./output";
import { run } from "./run";

handleOutputErrors();
void run(process.argv.slice(2));
