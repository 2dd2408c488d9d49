import { parentPort, workerData } from "node:worker_threads";

import { measureGoodTraffic } from "../attack/good-traffic";

const { url, readers, seconds } = workerData as { url: string; readers: number; seconds: number };

void measureGoodTraffic(url, readers, seconds).then((measured) => parentPort?.postMessage(measured));
