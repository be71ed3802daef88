import htmx from "htmx.org";

// The content security policy allows no eval and no injected <style>; htmx gets no chance to try.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.allowScriptTags = false;
htmx.config.historyCacheSize = 0; // pages hold personal data: nothing of them stays in the browser's storage

export default htmx;
