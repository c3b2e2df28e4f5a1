/* Lets the search work when the manual is read from a folder: browsers start no worker there, so a hidden frame does its
   work. Does nothing where the manual comes from a server. */
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super()
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      document.body.appendChild(this.frame)
      this.inside = this.frame.contentWindow
      window.addEventListener("message", event => {
        if (event.source === this.inside) {
          const message = new MessageEvent("message", { data: event.data })
          this.dispatchEvent(message)
          if (this.onmessage) this.onmessage(message)
        }
      })
      const head = "<script>postMessage = message => parent.postMessage(message, '*');" +
        "importScripts = (...urls) => urls.reduce((done, url) => done.then(() => new Promise(resolve => {" +
        "const script = document.createElement('script'); script.src = url; script.onload = resolve;" +
        "document.body.appendChild(script) })), Promise.resolve())<\/script>"
      this.inside.document.open()
      this.inside.document.write("<body>" + head + "<script src='" + url + "'><\/script></body>")
      this.inside.document.close()
      this.ready = new Promise(resolve => { this.inside.addEventListener("load", resolve, { once: true }) })
    }
    postMessage(data) { this.ready.then(() => this.inside.dispatchEvent(new MessageEvent("message", { data }))) }
    terminate() { this.frame.remove() }
  }
}
