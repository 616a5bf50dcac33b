"""The only place that touches a disk: resources, inputs, outputs."""
