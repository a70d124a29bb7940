5.29 s user 122308 kB  /work/main/.venv/bin/python -m provenance report --format json /tmp/play/rep2000.txt
