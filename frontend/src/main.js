import "./main.css";
import "./js/htmx.js";
import "./js/fouten.js";
import "./js/sessie.js";
import "./js/upload.js";
import "./js/afdrukken.js";
import "./js/verbinding.js";
import "./js/zoeken.js";
