-- A relation stands in both directions, and each row says whether its own entity declared it: it ends
-- when neither does.
ALTER TABLE entity_relation ADD COLUMN declared BOOLEAN NOT NULL;
GRANT UPDATE (declared) ON entity_relation TO slipway_app;
