"""What 智才 takes in time and memory, beside the tools that an office would use instead."""
