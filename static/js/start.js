// The watch over the start, outside Python: when the page's own program does not start, says why
// and what to do. Written plainly, so that a browser too old for the page reads it.
"use strict";
(function () {
  var PLACE = "ne-demarre-pas";
  var FIRST_MS = 4000;
  var LATE_MS = 9000;
  var NETWORK = "Essayez depuis un autre réseau (partage de connexion, autre poste), ou demandez à la personne qui administre le vôtre de laisser passer ce fichier : ";
  var HOST = "Si un autre réseau n’y change rien, prévenez la personne qui héberge Certiflux.";
  var looking = false;
  var arrived = false;

  function started() {
    return document.documentElement.hasAttribute("data-started");
  }

  function say(why, todo) {
    var place = document.getElementById(PLACE);
    if (!place || started()) return;
    place.querySelector("[data-why]").textContent = why;
    var list = place.querySelector("ul");
    list.replaceChildren();
    todo.forEach(function (words) {
      var item = document.createElement("li");
      item.textContent = words;
      list.append(item);
    });
    place.hidden = false;
    document.getElementById("moteur-texte").textContent = "Moteur : la page ne démarre pas";
  }

  // What stands in the way of any start, whatever comes from the network.
  function hopeless() {
    if (location.protocol === "file:") {
      say("Cette page a été ouverte par un double clic sur index.html : ainsi, le navigateur lui interdit de lire ses propres fichiers.", [
        "Lancez « ouvrir.py », qui est à côté d’elle dans le paquet : python3 ouvrir.py (sous Windows : py ouvrir.py).",
        "Ou ouvrez l’adresse en « https:// » que vous a donnée la personne qui héberge Certiflux.",
      ]);
      return true;
    }
    try {
      new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    } catch (error) {
      say("WebAssembly est désactivé dans ce navigateur : le programme de la page ne peut pas y tourner.", [
        "Ouvrez la page dans un autre navigateur à jour : Firefox, Chrome, Edge ou Safari.",
        "Ou demandez à la personne qui administre cet ordinateur de permettre WebAssembly pour cette adresse.",
      ]);
      return true;
    }
    if (!Promise.withResolvers || !Array.prototype.at) {
      say("Ce navigateur est trop ancien pour cette page.", [
        "Mettez-le à jour, ou ouvrez la page dans un navigateur à jour : Firefox, Chrome, Edge ou Safari.",
      ]);
      return true;
    }
    return false;
  }

  // What is wrong with a file: "refused", "replaced", or "" for nothing.
  async function fault(name) {
    try {
      var told = await fetch(name, { cache: "force-cache" });
      if (!told.ok) return "refused";
      var bytes = new Uint8Array(await told.arrayBuffer());
      if (/\.wasm$/.test(name)) return bytes[0] === 0 && bytes[1] === 97 ? "" : "replaced";
      var text = new TextDecoder().decode(bytes);
      if (/^\s*</.test(text)) return "replaced";
      if (/\.json$/.test(name)) JSON.parse(text);
      return bytes.length || /__init__\.py$/.test(name) ? "" : "replaced";
    } catch (error) {
      return error.name === "SyntaxError" ? "replaced" : "refused";
    }
  }

  // What the page itself asks for: its scripts, and the configurations that they name.
  function asked(attribute) {
    var nodes = Array.prototype.slice.call(document.querySelectorAll("script[" + attribute + "]"));
    return nodes.map(function (node) { return node.getAttribute(attribute); });
  }

  // What a configuration asks for: the interpreter, in two files, and the page's own modules.
  async function modules(config) {
    try {
      var told = await (await fetch(config, { cache: "force-cache" })).json();
      var own = Object.keys(told.files).map(function (path) { return "runtime/" + path; });
      return [told.interpreter, told.interpreter.replace(/mjs$/, "wasm")].concat(own);
    } catch (error) {
      return [];
    }
  }

  async function look() {
    if (looking || started()) return;
    looking = true;
    var loaded = performance.getEntriesByType("resource").map(function (one) { return one.name; });
    var scripts = loaded.filter(function (name) { return /runtime\/pyscript\/.*\.js$/.test(name); });
    var configs = asked("config");
    var names = asked("src").concat(configs, scripts);
    for (var one = 0; one < configs.length; one += 1) names = names.concat(await modules(configs[one]));
    for (var rank = 0; rank < names.length && !started(); rank += 1) {
      var wrong = await fault(names[rank]);
      if (wrong) {
        var name = new URL(names[rank], document.baseURI).pathname.split("/").pop();
        say(wrong === "refused"
          ? "Un fichier de la page n’a pas pu être chargé : " + name + "."
          : "Un fichier de la page a été remplacé en chemin, sans doute par un filtre du réseau : " + name + ".",
        [NETWORK + name + ".", "Rechargez ensuite la page.", HOST]);
        break;
      }
    }
    arrived = true;
    looking = false;
  }

  function late() {
    if (started()) return;
    var place = document.getElementById(PLACE);
    if (place.hidden) {
      say(arrived
        ? "Tout ce qu’il faut est arrivé, mais le programme de la page ne tourne pas encore."
        : "La page se charge lentement : ses fichiers ne sont pas encore tous arrivés.",
      ["Attendez encore un peu : elle démarre seule dès qu’elle le peut.",
        "Si rien ne change, rechargez la page, ou essayez un autre réseau ou un autre navigateur.", HOST]);
    }
    look();
  }

  // Python says that it runs with an attribute; what was said before is then taken back.
  new MutationObserver(function () {
    if (started()) document.getElementById(PLACE).hidden = true;
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-started"] });

  document.addEventListener("DOMContentLoaded", function () {
    var place = document.getElementById(PLACE);
    place.classList.remove("late");
    place.hidden = true;
    if (started() || hopeless()) return;
    var soon = function () { setTimeout(look, 300); };
    addEventListener("error", soon, true);
    addEventListener("unhandledrejection", soon);
    setTimeout(look, FIRST_MS);
    setTimeout(late, LATE_MS);
  });
})();
