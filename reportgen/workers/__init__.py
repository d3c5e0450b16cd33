"""Tasks given to workers: this process, a pool of processes, or machines of a cluster; the results are the same."""
