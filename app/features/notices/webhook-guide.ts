/** Every message with a sample, as the developers' page lists them. */
import { messageSamples } from "./message-samples";
import { messageTypeNames, messageTypes } from "./message-types";

export const guideMessages = () =>
  messageTypeNames.map((type) => {
    const body = { type, timestamp: "2026-11-23T02:00:00.000Z", data: messageSamples[type] };
    return { type, says: messageTypes[type].says, sample: JSON.stringify(body, null, 2) };
  });
