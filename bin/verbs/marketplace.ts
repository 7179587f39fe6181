import { createMarketplace, newMarketplace } from "~/features/people/create-marketplace.server";
import { config } from "~/platform/config.server";
import { actionOf, readWords } from "../support/words";

const usage = "marketplace create --slug <slug> --name <name> --currency CNY --zone Asia/Shanghai";

export default {
  name: "marketplace",
  usage,
  run: (words: string[]) =>
    actionOf(usage, words, {
      create: async (given) => {
        const wish = readWords(given, newMarketplace.omit({ isDemo: true }));
        const made = await createMarketplace(config().DATABASE_URL ?? "", wish);
        if (!made.ok) {
          console.error(`There is a marketplace with the slug ${wish.slug} already.`);
          return 1;
        }
        console.log(made.marketplaceId);
        return 0;
      },
    }),
};
