"""Two processes on two cores; the worker class is chosen by the caller (`sync`, or `gthread` with THREADS)."""
import os

bind = os.environ.get("PEER_BIND", "127.0.0.1:8091")
workers = int(os.environ.get("PEER_WORKERS", "2"))
worker_class = os.environ.get("PEER_CLASS", "sync")
threads = int(os.environ.get("PEER_THREADS", "1"))
preload_app = True
timeout = 60
errorlog = "-"
loglevel = "warning"
worker_tmp_dir = "/dev/shm"
