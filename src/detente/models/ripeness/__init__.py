"""When a war is ripe for talks."""
