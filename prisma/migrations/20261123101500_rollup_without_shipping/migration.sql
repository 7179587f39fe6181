-- Whether an order was shipped in time changes with the calendar alone, for every paid order at once: it is
-- told from the lines of the last days when it is asked for, and no longer kept day by day.
ALTER TABLE store_day DROP COLUMN ship_judged, DROP COLUMN ship_late;
