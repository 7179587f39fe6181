-- The queue of one pool is read from its own quotas, not from all of a plan.
CREATE INDEX "traffic_quota_marketplace_id_plan_id_surface_category_regio_idx" ON "traffic_quota"("marketplace_id", "plan_id", "surface", "category", "region");
