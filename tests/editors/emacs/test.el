;;; test.el --- Drives Emacs and Eglot on a small vault -*- lexical-binding: t -*-

;; `run' starts it with `emacs -Q --batch -l'. Environment: PLUGIN (editors/emacs), ELPA (where Eglot is), VAULT (a copy
;; of ../vault), RESULT (the file to write "PASSED FAILED" to). whoswho is on the path.
;;
;; Nothing sleeps: what comes later is waited for by a condition, with a limit that only a failure reaches.

(setq package-directory-list (list (getenv "ELPA")))
(package-initialize)
(add-to-list 'load-path (getenv "PLUGIN"))
(require 'markdown-mode)
(require 'whoswho)

(defconst limit 20)
(defconst proofs "Log/2025-03-02 Proofs.md")
(defconst noon "Log/2025-03-03 Noon.md")
(defconst ada "People/Ada Brandt.md")
(defconst houses "Cast/Houses.md")
(defvar eglot-lsp-context)
(defvar passed 0)
(defvar failed 0)

(defun check (label ok &optional detail)
  "Count whether what LABEL says is OK."
  (if ok
      (cl-incf passed)
    (cl-incf failed)
    (princ (format "FAILED: %s\n%s" label (if detail (concat detail "\n") "")))))

(defun same (label actual expected)
  "Check for LABEL that ACTUAL is EXPECTED."
  (check label (equal actual expected) (format "  expected: %S\n  actual:   %S" expected actual)))

(defun contains (label text &rest parts)
  "Check for LABEL that TEXT has PARTS in it, in this order."
  (let ((from 0) missing)
    (dolist (part parts)
      (let ((at (and (not missing) (string-match (regexp-quote part) text from))))
        (if at (setq from (match-end 0)) (setq missing (or missing part)))))
    (check label (not missing) (format "  missing: %s\n  in: %s" missing text))))

(defun wait-for (what condition)
  "Wait until CONDITION gives something, and return that; WHAT says what it is."
  (let ((deadline (+ (float-time) limit)) result)
    (while (not (setq result (funcall condition)))
      (when (> (float-time) deadline)
        (error "Waited in vain for %s" what))
      ;; This also runs timers, on which Eglot and Flymake rest.
      (accept-process-output nil 0.01))
    result))

(defun vault (path)
  "The place of PATH, which is in the vault."
  (expand-file-name path (getenv "VAULT")))

(defun within (path)
  "PATH as seen from the vault."
  (file-relative-name path (getenv "VAULT")))

(defun edit (path)
  "Show the note at PATH."
  (switch-to-buffer (find-file-noselect (vault path))))

(defun go (line column)
  "Go to LINE and COLUMN, both from 1, in characters."
  (goto-char (point-min))
  (forward-line (1- line))
  (forward-char (1- column)))

(defun here (&optional position)
  "Line and column of POSITION or point, both from 1, in characters."
  (save-excursion
    (goto-char (or position (point)))
    (list (line-number-at-pos) (1+ (- (point) (line-beginning-position))))))

(defun contents (path)
  "What is written at PATH."
  (with-temp-buffer
    (insert-file-contents (vault path))
    (buffer-string)))

(defun choosing (beginning action)
  "Do ACTION, and choose what begins with BEGINNING when asked which one.  Return what there was."
  ;; Not by a mouse, which would be shown a menu.
  (let ((last-nonmenu-event t) titles)
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt table &rest _)
                 (setq titles (all-completions "" table))
                 (or (cl-find-if (lambda (title) (string-prefix-p beginning title)) titles)
                     (error "There is no %s in %S" beginning titles))))
              ((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
      (funcall action))
    titles))

(defun flags ()
  "What is flagged in the buffer."
  (mapcar (lambda (found)
            (list (here (flymake-diagnostic-beg found)) (here (flymake-diagnostic-end found))
                  (flymake-diagnostic-text found)))
          (flymake-diagnostics)))

(defun hover (line column)
  "What is shown about who is at LINE and COLUMN."
  (go line column)
  (let (text)
    (eglot-hover-eldoc-function (lambda (info &rest _) (setq text info)))
    (wait-for "a hover" (lambda () text))
    (substring-no-properties text)))

(defun place (found)
  "Where something is that Xref has FOUND."
  (let ((location (xref-item-location found)))
    (list (within (xref-location-group location))
          (xref-location-line location)
          (1+ (xref-file-location-column location)))))

(defun starts ()
  (edit proofs)
  (check "notes are Markdown" (eq major-mode 'markdown-mode))
  (eglot-ensure)
  ;; Which waits until Emacs is idle, and a script never is.
  (run-hooks 'post-command-hook)
  (wait-for "the server" #'eglot-managed-p)
  (same "the top of the vault" (within (project-root (eglot--project (eglot-current-server)))) "./")
  (wait-for "what is flagged" #'flags)
  (same "flags the link that leads nowhere, and nothing else" (mapcar #'butlast (flags)) '(((10 25) (10 41))))
  (contains "says why" (nth 2 (car (flags))) "“People/Karl Oder” is not defined"))

(defun explains ()
  (contains "hover on a full name behind an emoji" (hover 7 5)
            "Ada Brandt" "person" "Edits the Sunday pages" "Northwind Press" "4 mentions in 2 notes")
  (contains "hover on a surname says why" (hover 7 30) "Ada Brandt" "surname of Ada Brandt"))

(defun jumps-to-definitions ()
  (go 7 30)
  (xref-find-definitions (xref-backend-identifier-at-point 'eglot))
  (same "where a surname leads to" (cons (within buffer-file-name) (here)) (cons ada '(9 3)))
  (edit proofs))

(defun lists-references ()
  (go 8 53)
  (same "references, in all notes"
        (mapcar #'place (xref-backend-references 'eglot (xref-backend-identifier-at-point 'eglot)))
        `((,proofs 7 5) (,proofs 7 30) (,proofs 8 53) (,noon 5 20) (,ada 9 3))))

(defun moves-between-mentions ()
  (go 7 6)
  (call-interactively #'whoswho-next)
  (same "to the next mention" (here) '(7 30))
  (call-interactively #'whoswho-next)
  (same "across lines" (here) '(8 53))
  (call-interactively #'whoswho-next)
  (same "round the end" (here) '(7 5))
  (call-interactively #'whoswho-previous)
  (same "and back" (here) '(8 53))
  (whoswho-next 2)
  (same "by two" (here) '(7 30))
  (same "the mark is where it began" (here (mark t)) '(8 53))
  (go 10 1)
  (check "nobody is named" (condition-case nil (progn (whoswho-next) nil) (user-error t)))
  (go 7 1)
  (insert "🌒 ")
  (go 7 7)
  (whoswho-next)
  (same "at once after an edit" (here) '(7 32))
  (undo-boundary)
  (revert-buffer t t t)
  (wait-for "the server" #'eglot-managed-p))

(defun lists-the-cast ()
  (go 10 1)
  (same "the cast of a note"
        ;; Whom a dead link names comes behind them once the recognizer has read the note.
        (seq-take (choosing "Northwind" (lambda () (call-interactively #'whoswho-cast))) 2)
        '("Ada Brandt · person, 3 mentions" "Northwind Press · organization, 2 mentions"))
  (same "where they first appear" (here) '(7 59)))

(defun completes ()
  (goto-char (point-max))
  (insert "And then Ada")
  (let ((found (eglot-completion-at-point)))
    (check "completion knows the name"
           (member "Ada Brandt" (all-completions "Ada" (nth 2 found) (plist-get (nthcdr 3 found) :predicate)))))
  (revert-buffer t t t)
  (wait-for "the server" #'eglot-managed-p))

(defun acts ()
  ;; A path leads to a note, and a name to an entry as well.
  (go 10 25)
  (delete-char (length "People/"))
  (check "can define a name"
         (member "Define “Karl Oder” as an organization in Cast/Houses.md"
                 (choosing "Define “Karl Oder” as an organization in Cast/Houses.md"
                           (lambda () (eglot-code-actions (point) (point) nil t)))))
  (save-some-buffers t)
  (contains "the definition is written" (contents houses) "## Northwind Press" "## Karl Oder")
  (wait-for "the flag to go" (lambda () (not (flags))))
  (check "the link is flagged no more" t))

(defun renames ()
  (go 7 5)
  (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
    (eglot-rename "Ada Lund"))
  (save-some-buffers t)
  (contains "mentions, and a surname that is no longer right" (contents proofs)
            "\nÉ 📚 Ada Lund called twice: Lund wants the proofs from Northwind Press by noon.\n" "that Adi knows why.\n")
  (contains "a note that was closed" (contents noon) "The proofs came. 🎻 Ada Lund says thank you")
  (contains "the definition" (contents ada) "\n# Ada Lund\n"))

(defun project-of (path)
  "The root that Eglot would take for the note at PATH."
  (with-temp-buffer
    (setq default-directory (file-name-directory path))
    (text-mode)
    (let ((eglot-lsp-context t))
      (file-name-as-directory (expand-file-name (project-root (project-current)))))))

(defun finds-folders ()
  "Which folder is read where nothing marks it, and where something does."
  (let ((loose (expand-file-name "~/loose/")))
    (make-directory (concat loose "notes/People") t)
    (make-directory (concat loose "notes/Log") t)
    (make-directory (concat loose "alone") t)
    (make-directory (concat loose "work/docs/People") t)
    (make-directory (concat loose "vault/.obsidian") t)
    (make-directory (concat loose "vault/a/People") t)
    (let ((default-directory (concat loose "work/")))
      (call-process "git" nil nil nil "init"))
    (same "the folder that has People in it" (project-of (concat loose "notes/Log/a.md")) (concat loose "notes/"))
    (same "else the folder of the note" (project-of (concat loose "alone/a.md")) (concat loose "alone/"))
    (same "a mark comes before a folder of people" (project-of (concat loose "vault/a/a.md")) (concat loose "vault/"))
    (when (executable-find "git")
      (same "a project stays one" (project-of (concat loose "work/docs/a.md")) (concat loose "work/")))
    (make-directory (expand-file-name "~/People") t)
    (same "not a whole home" (project-of (concat loose "alone/a.md")) (concat loose "alone/"))
    (delete-directory (expand-file-name "~/People"))
    (let ((default-directory (expand-file-name "~/")))
      (call-process "git" nil nil nil "init"))
    (same "nor if it is a repository" (project-of (concat loose "alone/a.md")) (concat loose "alone/"))
    (same "in which notes are found" (project-of (concat loose "notes/Log/a.md")) (concat loose "notes/"))
    (delete-directory (expand-file-name "~/.git") t)
    (with-temp-buffer
      (setq default-directory (concat loose "alone/"))
      (check "nothing is a project for others" (not (project-current))))))

(defun leaves-others-alone ()
  "Modes that are made from `text-mode' have servers of their own."
  (with-temp-buffer
    (html-mode)
    (check "HTML is served by its own server"
           (not (memq #'whoswho--command (flatten-tree (eglot--lookup-mode 'html-mode)))))
    (let ((eglot-lsp-context t))
      (check "and from its own folder" (not (whoswho-project (getenv "VAULT"))))))
  (check "plain text is served" (memq #'whoswho--command (flatten-tree (eglot--lookup-mode 'text-mode)))))

(defun all ()
  (starts)
  (explains)
  (jumps-to-definitions)
  (lists-references)
  (moves-between-mentions)
  (lists-the-cast)
  (completes)
  (acts)
  (renames)
  (finds-folders)
  (leaves-others-alone))

(condition-case problem
    (all)
  (error (check "the test runs to its end" nil (format "  %S" problem))))
(with-temp-file (getenv "RESULT")
  (insert (format "%d %d\n" passed failed)))
(eglot-shutdown-all)
(kill-emacs (if (zerop failed) 0 1))
