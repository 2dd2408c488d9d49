import { parentPort, workerData } from "node:worker_threads";

import { measured, readGoodTraffic } from "../attack/good-traffic";

const { url, readers, seconds } = workerData as { url: string; readers: number; seconds: number };

void readGoodTraffic(url, readers, seconds).then((answers) => parentPort?.postMessage(measured([answers])));
