"""articles-run.py READER DIR: reads a folder's pages by a Python extractor; prints pages, CPU-seconds, peak RSS and pages without text as JSON."""
import gzip
import json
import os
import resource
import sys

name, folder = sys.argv[1:3]
if name == "newspaper4k":
    import newspaper

    def read(html, url):
        article = newspaper.article(url, input_html=html)
        return article.text
else:
    import trafilatura

    def read(html, url):
        return trafilatura.extract(html, url=url, fast=name.endswith("fast"), include_comments=False)


def cpu():
    times = os.times()
    return times.user + times.system


pages = empty = 0
seconds = 0.0
with open(os.path.join(folder, "pages.jsonl"), encoding="utf8") as lines:
    for line in lines:
        page = json.loads(line)
        with gzip.open(os.path.join(folder, "pages", page["id"] + ".html.gz"), "rt", encoding="utf8") as file:
            html = file.read()
        start = cpu()
        text = read(html, page["url"])
        seconds += cpu() - start
        pages += 1
        empty += not (text or "").strip()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"pages": pages, "cpuSeconds": seconds, "peakRssMb": peak, "empty": empty}))
